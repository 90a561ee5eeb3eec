// Pieces of Markdown that pages are made of.

const fenced = (language: string) => (text: string) => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

export const hcl = fenced('terraform');
export const shell = fenced('shell');
export const plain = fenced('text');
