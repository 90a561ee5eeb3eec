// Reads a value that Terraform sent and keeps its secrets; a malformed one is refused, with the attribute where it goes wrong.
import {
  type CtyType,
  type DynamicValue,
  decodeDynamicValue,
  ProtocolError,
  type Value,
} from '../../protocol/index.ts';
import { type Attributes, decodeObject } from '../attributes/index.ts';
import { AttributeFailure, ResourceFailure } from '../failure.ts';
import type { Diagnostics } from '../report.ts';
import { secretTexts } from '../secret-texts.ts';

/** @throws AttributeFailure or ResourceFailure when the bytes are not a value of the type. */
export function decodeModel(
  attributes: Attributes,
  type: CtyType,
  wire: DynamicValue | undefined,
  report: Diagnostics,
): Value {
  const value = decodeWire(type, wire);
  report.conceal(secretTexts(attributes, value));
  return decodeObject(attributes, value, [], report);
}

function decodeWire(type: CtyType, wire: DynamicValue | undefined): Value {
  try {
    return decodeDynamicValue(type, wire);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    const failure = new ResourceFailure(
      `What Terraform sent is malformed: ${error.message}. A plan file or state may be damaged, or of another version of the provider.`,
    );
    const [step] = error.path;
    throw step && 'attribute' in step ? new AttributeFailure(step.attribute, failure) : failure;
  }
}
