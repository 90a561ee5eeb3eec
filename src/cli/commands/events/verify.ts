// unleash-admin events verify: proves that an archive is what was sealed, or names the line that is not.
import { verifyCommand } from '../../archive/verify-command.ts';

export const eventsVerify = verifyCommand({
  summary: 'Prove that a folder is what an export sealed, or name the file and the line that is not.',
  writer: 'events export or logins export',
  examples: ['events verify audit', 'events verify audit --key audit-key.pub.pem'],
});
