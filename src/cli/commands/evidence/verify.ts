// unleash-admin evidence verify: proves that evidence is as it was written, or names what is not.
import { verifyCommand } from '../../archive/verify-command.ts';

export const evidenceVerify = verifyCommand({
  summary: 'Prove that evidence is as it was written, or name the file and the line that is not.',
  writer: 'evidence',
  examples: ['evidence verify evidence-2027-q1', 'evidence verify evidence-2027-q1 --key audit-key.pub.pem'],
});
