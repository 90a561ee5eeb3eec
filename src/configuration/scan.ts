// Terraform's own syntax as far as one must know it to change a line: where blocks, arguments and members of lists begin and end.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md

/** From the first character up to, and without, the last one. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Body {
  readonly arguments: readonly Argument[];
  readonly blocks: readonly Block[];
}

export interface Block extends Span, Body {
  /** Such as `resource`, `unleash_user`, `ann`; quotes are taken off. */
  readonly header: readonly string[];
}

export interface Argument extends Span {
  readonly name: string;
  readonly value: Value;
}

/** An expression. Of lists and objects that are written out, what is in them. */
export interface Value extends Span {
  readonly members: readonly Value[] | null;
  readonly arguments: readonly Argument[] | null;
}

/** What cannot be read as Terraform's syntax; the message says in which line. */
export class NotHcl extends Error {}

/** The blocks of a file. @throws NotHcl */
export function scan(text: string): Body {
  return new Scanner(text).body(false);
}

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  body(isInner: boolean): Body {
    const found: { arguments: Argument[]; blocks: Block[] } = { arguments: [], blocks: [] };
    for (;;) {
      this.#skip(/[\s,]/y);
      if (this.#at >= this.#text.length) {
        if (isInner) throw this.#wrong('a block has no end');
        return found;
      }
      if (isInner && this.#text[this.#at] === '}') return found;
      const from = this.#at;
      const first = this.#name();
      this.#skip(/[ \t]/y);
      if (/[=:]/.test(this.#text[this.#at] ?? '')) {
        this.#at += 1;
        const value = this.#value();
        found.arguments.push({ name: first, value, from, to: value.to });
      } else found.blocks.push(this.#block(from, first));
    }
  }

  #block(from: number, keyword: string): Block {
    const header = [keyword];
    for (;;) {
      this.#skip(/[ \t]/y);
      if (this.#text[this.#at] === '{') break;
      header.push(this.#name());
    }
    this.#at += 1;
    const body = this.body(true);
    this.#at += 1;
    return { header, ...body, from, to: this.#at };
  }

  /** An identifier or a quoted text. */
  #name(): string {
    const [name] = this.#match(/[\p{L}_][\p{L}\p{N}_-]*/uy) ?? this.#match(/"(?:[^"\\\n]|\\.)*"/y) ?? [];
    if (name === undefined) throw this.#wrong('a name is missing');
    return name.startsWith('"') ? name.slice(1, -1) : name;
  }

  #value(): Value {
    this.#skip(/[ \t]/y);
    const from = this.#at;
    if (this.#match(/\[(?=\s*(?!for\b))/y)) {
      const members: Value[] = [];
      for (;;) {
        this.#skip(/[\s,]/y);
        if (this.#text[this.#at] === ']') break;
        members.push(this.#value());
      }
      this.#at += 1;
      if (this.#isOver()) return { from, to: this.#at, members, arguments: null };
    } else if (this.#match(/\{(?!\s*for\b)/y)) {
      const inner = this.body(true);
      this.#at += 1;
      if (this.#isOver()) return { from, to: this.#at, members: null, arguments: inner.arguments };
    }
    this.#expression();
    if (this.#at === from) throw this.#wrong('a value is missing');
    return { from, to: from + this.#text.slice(from, this.#at).trimEnd().length, members: null, arguments: null };
  }

  #isOver(): boolean {
    const next = /[ \t]*([^ \t]|$)/y;
    next.lastIndex = this.#at;
    const [, character = ''] = next.exec(this.#text) ?? [];
    return character === '' || /[\n\r,\]}#/]/.test(character);
  }

  /** Up to what ends it outside of brackets: the end of the line, a comma, a closing bracket or a comment. */
  #expression(): void {
    let depth = 0;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at]!;
      if (depth === 0 && (/[\n\r,\]})]/.test(character) || this.#isComment())) return;
      if (this.#comment() || this.#heredoc()) continue;
      if (character === '"') this.#template();
      else {
        if (/[([{]/.test(character)) depth += 1;
        if (/[)\]}]/.test(character)) depth -= 1;
        this.#at += 1;
      }
    }
  }

  /** A quoted template, whose interpolations may hold further ones. */
  #template(): void {
    this.#at += 1;
    for (;;) {
      this.#match(/(?:[^"\\$%\n]|\\.|\$\$\{|%%\{|[$%](?!\{))+/y);
      const next = this.#text[this.#at];
      if (next === undefined || next === '\n') throw this.#wrong('a quoted text has no end');
      if (next === '"') break;
      this.#at += 2;
      this.#interpolation();
    }
    this.#at += 1;
  }

  #interpolation(): void {
    for (let depth = 1; depth > 0; ) {
      const character = this.#text[this.#at];
      if (character === undefined) throw this.#wrong('an interpolation has no end');
      if (character === '"') {
        this.#template();
        continue;
      }
      if (character === '{') depth += 1;
      if (character === '}') depth -= 1;
      this.#at += 1;
    }
  }

  #heredoc(): boolean {
    const [whole, word] = this.#match(/<<-?([\p{L}_][\p{L}\p{N}_-]*)\r?\n/uy) ?? [];
    if (whole === undefined) return false;
    const end = new RegExp(`^[ \\t]*${word}(?=\\r?$)`, 'gmu');
    end.lastIndex = this.#at;
    const found = end.exec(this.#text);
    if (!found) throw this.#wrong(`the text ${word} has no end`);
    this.#at = end.lastIndex;
    return true;
  }

  #isComment(): boolean {
    return /^(?:#|\/\/|\/\*)/.test(this.#text.slice(this.#at, this.#at + 2));
  }

  #comment(): boolean {
    return this.#match(/(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\//y) !== undefined;
  }

  #skip(blank: RegExp): void {
    while (this.#match(blank) || this.#comment());
  }

  #match(pattern: RegExp): readonly string[] | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }

  #wrong(what: string): NotHcl {
    return new NotHcl(`line ${this.#text.slice(0, this.#at).split('\n').length}: ${what}`);
  }
}
