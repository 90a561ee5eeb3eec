// Texts from elsewhere inside of Markdown: nothing in them is markup.
import { printable } from './printable.ts';

export const inMarkdown = (text: string): string => printable(text).replace(/[\\`*_{}[\]<>|#!~]/g, '\\$&');
