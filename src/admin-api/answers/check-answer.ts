// Check success answers against what we rely on. Loaded at the first answer, because zod takes its time to load.

import { safeParse } from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';
import { answers } from '../generated/answers.ts';
import type { OperationId } from '../generated/operations.ts';
import type { OperationWithAnswer } from '../operation-types.ts';
import { describeIssue } from './describe-issue.ts';

export function hasAnswer(operation: OperationId): operation is OperationWithAnswer {
  return operation in answers;
}

/** What is wrong with an answer, as the end of a sentence, or undefined when it is as it should be. */
export function checkAnswer(operation: OperationWithAnswer, json: unknown): string | undefined {
  const schema: $ZodType = answers[operation];
  const [issue] = safeParse(schema, json).error?.issues ?? [];
  return issue === undefined ? undefined : describeIssue(issue, json);
}
