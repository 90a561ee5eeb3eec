// What Terraform core calls a bug in the provider, under the title that core gives it.
export class ProtocolViolation extends Error {
  readonly title: string;

  constructor(title: string, detail: string) {
    super(`${title}: ${detail}`);
    this.title = title;
  }
}
