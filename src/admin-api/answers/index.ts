// Check success answers against what we rely on. Loaded at the first answer, because zod takes its time to load.

import { safeParse } from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';
import type { OperationId } from '../generated/operations.ts';
import type { OperationWithAnswer } from '../operation-types.ts';
import { accessAnswers } from './access.ts';
import { addonAnswers } from './addons.ts';
import { apiTokenAnswers } from './api-tokens.ts';
import { bannerAnswers } from './banners.ts';
import { contextFieldAnswers } from './context-fields.ts';
import { describeIssue } from './describe-issue.ts';
import { environmentAnswers } from './environments.ts';
import { groupAnswers } from './groups.ts';
import { instanceAnswers } from './instance.ts';
import { inviteLinkAnswers } from './invite-links.ts';
import { projectAnswers } from './projects.ts';
import { roleAnswers } from './roles.ts';
import { segmentAnswers } from './segments.ts';
import { serviceAccountAnswers } from './service-accounts.ts';
import { signInAnswers } from './sign-in.ts';
import { tagTypeAnswers } from './tag-types.ts';
import { userAnswers } from './users.ts';

/** One schema for each operation that answers with JSON. */
export const answers = {
  ...accessAnswers,
  ...addonAnswers,
  ...apiTokenAnswers,
  ...bannerAnswers,
  ...contextFieldAnswers,
  ...environmentAnswers,
  ...groupAnswers,
  ...instanceAnswers,
  ...inviteLinkAnswers,
  ...projectAnswers,
  ...roleAnswers,
  ...segmentAnswers,
  ...serviceAccountAnswers,
  ...signInAnswers,
  ...tagTypeAnswers,
  ...userAnswers,
} satisfies { [Id in OperationWithAnswer]: $ZodType };

export function hasAnswer(operation: OperationId): operation is OperationWithAnswer {
  return operation in answers;
}

/** What is wrong with an answer, as the end of a sentence, or undefined when it is as it should be. */
export function checkAnswer(operation: OperationWithAnswer, json: unknown): string | undefined {
  const schema: $ZodType = answers[operation];
  const [issue] = safeParse(schema, json).error?.issues ?? [];
  return issue === undefined ? undefined : describeIssue(issue, json);
}
