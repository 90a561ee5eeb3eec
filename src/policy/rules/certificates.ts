// Sign-in does not stop one day because nobody looked at a date.
import { X509Certificate } from 'node:crypto';
import { defineRule, parameter } from '../rule.ts';

export const certificates = defineRule({
  id: 'certificates',
  severity: 'high',
  title: 'Certificates of sign-in last',
  explanation:
    'On the day on which a certificate of SAML ends nobody can sign in any more, and with passwords off nobody can mend it.',
  fix: 'Get the next certificate from the identity provider, and set it in unleash_saml before the day.',
  controls: { soc2: ['A1.2', 'CC6.1'], iso27001: ['A.8.24'], nist80053: ['SC-12', 'SC-17'] },
  requires: 'enterprise',
  parameters: { days: parameter.number(30, 'days that a certificate is to last at least from today') },
  subjects: (facts) => facts.all('unleash_saml'),
  judge: (saml, facts, { days }) => {
    const gone = (attribute: 'certificate' | 'sp_certificate') => {
      const end = endOf(saml.text(attribute) ?? '');
      if (end === undefined || facts.daysUntil(end) >= days) return undefined;
      const verb = facts.daysUntil(end) < 0 ? 'ended' : 'ends';
      return `The certificate ${whose[attribute]} ${verb} on ${facts.dayOf(end)}.`;
    };
    return gone('certificate') ?? gone('sp_certificate');
  },
});

const whose = { certificate: 'of the identity provider', sp_certificate: 'of Unleash' };

/** Certificates come as PEM or as its bare base64; of what is neither nobody knows the end. */
function endOf(text: string): string | undefined {
  const [, inside] = /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(text) ?? [undefined, text];
  try {
    const { validTo } = new X509Certificate(Buffer.from(inside!.replace(/\s/g, ''), 'base64'));
    return new Date(validTo).toISOString();
  } catch {
    return undefined;
  }
}
