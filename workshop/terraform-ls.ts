// HashiCorp's language server for Terraform, with which editors complete and explain. It is a witness for tests: where Go or its module
// cannot be had, they say so and go without.
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { goInstall } from './go-install.ts';

/** Built when it is not there: about a minute. Undefined, after one line that says why, where that cannot be done. */
export async function terraformLs(): Promise<string | undefined> {
  const built = await goInstall('github.com/hashicorp/terraform-ls@v0.39.0');
  if ('executable' in built) return built.executable;
  console.log(`terraform-ls: left out, ${built.missing}`);
  return undefined;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** An editor with one folder open. */
export class Editor {
  readonly #server;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #read = Buffer.alloc(0);
  #last = 0;

  /** @param env of the server, which starts terraform */
  constructor(binary: string, env: NodeJS.ProcessEnv) {
    this.#server = spawn(binary, ['serve'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
    this.#server.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  async open(folder: string): Promise<void> {
    const uri = pathToFileURL(folder).href;
    await this.ask('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'folder' }],
      capabilities: {
        textDocument: {
          hover: { contentFormat: ['markdown'] },
          completion: { completionItem: { documentationFormat: ['markdown'] } },
        },
      },
    });
    this.#send({ method: 'initialized', params: {} });
  }

  show(file: string, text: string): void {
    const textDocument = { uri: pathToFileURL(file).href, languageId: 'terraform', version: 1, text };
    this.#send({ method: 'textDocument/didOpen', params: { textDocument } });
  }

  /** What it knows at the first place in the file where `mark` begins, counted in characters from there. */
  at(method: 'hover' | 'completion', file: string, text: string, mark: string, beside = 0): Promise<unknown> {
    const before = text.slice(0, text.indexOf(mark) + beside).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)!.length };
    return this.ask(`textDocument/${method}`, { textDocument: { uri: pathToFileURL(file).href }, position });
  }

  ask(method: string, params: object): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
    });
    this.#send({ id, method, params });
    return answer;
  }

  close(): void {
    this.#server.kill();
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #take(chunk: Buffer): void {
    this.#read = Buffer.concat([this.#read, chunk]);
    for (;;) {
      const end = this.#read.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#read.toString('latin1', 0, end))?.[1]);
      if (this.#read.length < end + 4 + length) return;
      const message = JSON.parse(this.#read.toString('utf8', end + 4, end + 4 + length)) as Message;
      this.#read = this.#read.subarray(end + 4 + length);
      this.#handle(message);
    }
  }

  /** What the server asks of its editor is answered with nothing, so that it goes on. */
  #handle(message: Message): void {
    if (message.method !== undefined) {
      if (message.id !== undefined) this.#send({ id: message.id, result: null });
      return;
    }
    this.#waiting.get(Number(message.id))?.(message);
    this.#waiting.delete(Number(message.id));
  }
}
