// What we rely on in answers about change requests.
import * as z from 'zod/mini';

const person = z.looseObject({ username: z.nullish(z.string()) });
const review = z.looseObject({ createdBy: person });

const changeRequest = z.looseObject({
  id: z.number(),
  environment: z.string(),
  state: z.string(),
  minApprovals: z.number(),
  approvals: z.nullish(z.array(review)),
  createdBy: person,
});

export const answers = {
  getChangeRequest: changeRequest,
  updateChangeRequestState: changeRequest,
  searchChangeRequests: z.looseObject({
    changeRequests: z.array(
      z.looseObject({
        id: z.number(),
        project: z.string(),
        environment: z.string(),
        state: z.string(),
        createdBy: z.looseObject({ id: z.nullish(z.number()), username: z.nullish(z.string()) }),
        createdAt: z.string(),
      }),
    ),
    total: z.number(),
  }),
  getProjectChangeRequestConfig: z.array(
    z.looseObject({
      environment: z.string(),
      changeRequestEnabled: z.boolean(),
      requiredApprovals: z.nullish(z.number()),
    }),
  ),
};
