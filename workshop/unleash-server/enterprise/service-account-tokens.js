// Tokens of service accounts: the rules are those of personal tokens; the accounts themselves have no service.
const admin = 'ADMIN';

export function serveServiceAccountTokens(controller) {
  controller.serve('getServiceAccountTokens', admin, async ({ params, services }) => {
    const { id } = await services.accounts.get(Number(params.id));
    return { body: { pats: await services.pats.getAll(id) } };
  });
  controller.serve('createServiceAccountToken', admin, async ({ params, body, services }) => {
    const { id } = await services.accounts.get(Number(params.id));
    const { secure: _, ...token } = await services.pats.createAccountToken(body, id);
    return { status: 201, body: token };
  });
  controller.serve('deleteServiceAccountToken', admin, async ({ params, services }) => {
    const { id } = await services.accounts.get(Number(params.id));
    await services.pats.deleteAccountToken(Number(params.tokenId), id);
    return {};
  });
}
