// Policies hold for every resource of every module and environment. They look at the state after each `apply` of a test, in which all
// values are as written in the code, and values that AWS would choose are made up.
//
// Each file beside this one exports a list of { name, violations }: `violations` gets the resources and yields sentences.

import access from './access.mjs';
import backups from './backups.mjs';
import encryption from './encryption.mjs';
import order from './order.mjs';
import exposure from './exposure.mjs';
import prod from './prod.mjs';

export const policies = [...access, ...encryption, ...exposure, ...backups, ...order, ...prod];

/** What a state of `terraform test -json -verbose` violates. */
export function policyFailures(state, where) {
  const resources = resourcesIn(state.root_module);
  return policies.flatMap(({ name, violations }) => [...violations(resources)].map((violation) => `policy ${name}: ${violation} (${where})`));
}

function resourcesIn({ resources = [], child_modules: children = [] } = {}) {
  return [...resources.filter(({ mode }) => mode === 'managed'), ...children.flatMap(resourcesIn)];
}
