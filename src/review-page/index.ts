// An access review as a page for the browser.
export { reviewPage, signature } from './review-page.ts';
export { placeOf, roleNameOf } from './titles.ts';
export { style } from './generated/browser.ts';
export { Markup, markup } from './markup.ts';
