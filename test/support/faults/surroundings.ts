// Holds still what an example needs around its resource, so that only calls for the resource itself are made.
import {
  type ProviderHandlers,
  type ResponseOf,
  type RpcName,
  tfplugin6,
} from '../../../src/terraform/protocol/index.ts';

export interface Said {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
}

interface Named {
  readonly type_name: string;
}
type Answer = Pick<ResponseOf<'ReadResource'>, 'diagnostics'>;

export class Surroundings {
  /** While true, RPCs for other types are answered from state, and data as it was read before. */
  frozen = false;
  /** What the resource's own RPCs said since it was last emptied. */
  readonly said: Said[] = [];
  /** The RPC under way. */
  rpc: RpcName | undefined;
  readonly #type: string;
  readonly #data = new Map<string, ResponseOf<'ReadDataSource'>>();

  constructor(type: string) {
    this.#type = type;
  }

  forgetData(): void {
    this.#data.clear();
  }

  handlers(provider: ProviderHandlers): ProviderHandlers {
    const isStill = ({ type_name: type }: Named) => this.frozen && type !== this.#type;
    return {
      ...provider,
      ValidateResourceConfig: async (request, call) =>
        isStill(request)
          ? {}
          : this.#follow('ValidateResourceConfig', request, () => provider.ValidateResourceConfig!(request, call)),
      ReadResource: async (request, call) =>
        isStill(request)
          ? { new_state: request.current_state, private: request.private, new_identity: request.current_identity }
          : this.#follow('ReadResource', request, () => provider.ReadResource!(request, call)),
      PlanResourceChange: async (request, call) =>
        isStill(request)
          ? {
              planned_state: request.prior_state,
              planned_private: request.prior_private,
              planned_identity: request.prior_identity,
            }
          : this.#follow('PlanResourceChange', request, () => provider.PlanResourceChange!(request, call)),
      ApplyResourceChange: (request, call) =>
        this.#follow('ApplyResourceChange', request, () => provider.ApplyResourceChange!(request, call)),
      ImportResourceState: (request, call) =>
        this.#follow('ImportResourceState', request, () => provider.ImportResourceState!(request, call)),
      ReadDataSource: async (request, call) => {
        const key = `${request.type_name} ${Buffer.from(request.config?.msgpack ?? []).toString('hex')}`;
        const answer = (this.frozen && this.#data.get(key)) || (await provider.ReadDataSource!(request, call));
        this.#data.set(key, answer);
        return answer;
      },
    };
  }

  async #follow<A extends Answer>(rpc: RpcName, { type_name: type }: Named, work: () => Promise<A>): Promise<A> {
    this.rpc = rpc;
    const answer = await work();
    if (type !== this.#type) return answer;
    for (const { severity, summary = '', detail = '' } of answer.diagnostics ?? []) {
      const isError = severity === tfplugin6.Severity.values.ERROR;
      this.said.push({ severity: isError ? 'error' : 'warning', summary, detail });
    }
    return answer;
  }
}
