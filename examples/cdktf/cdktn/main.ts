// Synthesises the stack into cdktf.out, unless it has a project without an owner or too few approvals.
import { App } from 'cdktn';
import { RequireGovernance } from 'unleash-admin/cdktn/constructs';
import { Governance } from './governance';

const app = new App();
new Governance(app, 'governance');
RequireGovernance.everywhere(app, { approvals: { production: 2 } });
app.synth();
