// Says which edition of Unleash a resource needs, where the server has no such operation.
import { AdminApiError } from '../src/admin-api/index.ts';
import { ResourceFailure } from '../src/terraform/framework/index.ts';

interface Definition {
  readonly edition?: 'pro' | 'enterprise';
}

const editions = { pro: 'the Pro or Enterprise edition', enterprise: 'the Enterprise edition' };

/** The same definition; calls that the server has no route for fail with the type and its edition. */
export function tellEdition<D extends Definition>(type: string, definition: D): D {
  const { edition } = definition;
  if (!edition) return definition;
  const members = Object.entries(definition).map(([name, member]: [string, unknown]) => [
    name,
    isCall(member) ? telling(type, edition, member) : member,
  ]);
  return Object.fromEntries(members) as D;
}

const isCall = (member: unknown): member is (...args: unknown[]) => unknown => typeof member === 'function';

function telling(type: string, edition: 'pro' | 'enterprise', call: (...args: unknown[]) => unknown) {
  return (...args: unknown[]) => {
    const result: unknown = call(...args);
    return result instanceof Promise ? result.catch((error) => Promise.reject(told(type, edition, error))) : result;
  };
}

function told(type: string, edition: 'pro' | 'enterprise', error: unknown): unknown {
  if (!(error instanceof AdminApiError && error.isRouteMissing)) return error;
  return new ResourceFailure(
    `${type} needs ${editions[edition]} of Unleash. This server is of another edition, or too old: it has no ${error.operation} (${error.method} ${error.path}). Remove the block, or use a server that has it.`,
  );
}
