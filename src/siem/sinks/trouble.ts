// Why a receiver cannot be reached, as the end of a sentence.
import { isTlsFailure, readConnectionFailure } from '../../admin-api/transport/index.ts';
import { printable } from '../../text/index.ts';
import { NotDelivered, Refused } from './sink.ts';

/** A certificate that is not trusted will not be trusted later: everything else may be over soon. */
export function connectionTrouble(receiver: string, thrown: unknown): NotDelivered | Refused {
  const { code, reason } = readConnectionFailure(thrown, printable);
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return new Refused(`the certificate of ${receiver} is for another host (${code}): use the name that it is for`);
  if (code === 'CERT_HAS_EXPIRED')
    return new Refused(`the certificate of ${receiver} has expired (${code}): it must be renewed`);
  if (isTlsFailure(code) && code !== 'EPROTO' && !code?.startsWith('ERR_SSL'))
    return new Refused(
      `the certificate of ${receiver} is not signed by a trusted authority (${code}): give its authority with --ca-file`,
    );
  return new NotDelivered(`${receiver} cannot be reached: ${reason}${code ? ` (${code})` : ''}`);
}
