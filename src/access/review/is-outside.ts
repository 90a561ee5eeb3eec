// Whether somebody is from outside of the company, by the domain of their address.

export const domainOf = (email: string | null): string | undefined => email?.split('@').at(-1)?.toLowerCase();

/** @param domains of the company, such as `example.com`; without any, and without an address, everybody is from inside */
export function isOutside(email: string | null, domains: readonly string[]): boolean {
  const domain = domainOf(email);
  return domain !== undefined && domains.length > 0 && !domains.some((own) => own.toLowerCase() === domain);
}
