// Names of projects are made safe for a page, and those that this changes are refused.

/** Tags of plain text that are let through, closed and without attributes. */
const element = /<(b|i|u|s|em|strong|small|code|span|sub|sup|mark|p|div)>([^<>]*)<\/\1>/g;
const unsafe = /[<>]|&(?!(amp|lt|gt);)/;

/** A lone `&` is not, `<b>bold</b>` is. */
export function isSafeText(text: string): boolean {
  const inner = text.replace(element, '$2');
  return inner === text ? !unsafe.test(text) : isSafeText(inner);
}
