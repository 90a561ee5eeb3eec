// What a write is to bring about, from plan, configuration and prior state.
import { sameValue } from '../../../protocol/index.ts';
import { type Attributes, type Model, secretToSend, withoutEmptyTexts } from '../../attributes/index.ts';

/**
 * Settable attributes as planned. Where the configuration leaves one to the server it is `undefined`, so that a write does
 * not touch it, unless the plan decided on a new value.
 */
export function desiredFrom(attributes: Attributes, planned: Model, config: Model, prior: Model | null): Model {
  const desired: Model = Object.create(null);
  for (const [name, attribute] of Object.entries(attributes)) {
    const { settable, presence, facts, kind } = attribute;
    if (!settable) continue;
    const isLeftOut = attribute.isAbsent(config[name] ?? null);
    if (isLeftOut && facts.cannotBeCleared) {
      desired[name] = null;
      continue;
    }
    if (facts.pair && !facts.pair.isShared && isLeftOut && config[facts.pair.version] !== null) {
      desired[name] = secretToSend(facts.pair, config, prior) ?? (presence === 'optionalComputed' ? undefined : null);
      continue;
    }
    const said = facts.writeOnly ? config[name] : planned[name];
    const open = presence === 'optionalComputed' && isLeftOut;
    const decided = said !== undefined && said !== '' && !(prior && sameValue(kind.type, prior[name], said));
    desired[name] = open && !decided ? undefined : said;
  }
  return withoutEmptyTexts(attributes, desired, undefined);
}
