// What nodes need from their first second comes before them, and what needs nodes comes after: seen in what each resource waits for.

export default [
  {
    name: 'nodes come after the network',
    * violations(resources) {
      const network = addon(resources, 'vpc-cni'), identity = addon(resources, 'eks-pod-identity-agent');
      for (const { address, depends_on: awaited = [] } of resources.filter(({ type }) => type === 'aws_eks_node_group')) {
        for (const needed of [network, identity].filter(Boolean)) {
          if (!awaited.includes(withoutKey(needed.address))) yield `${address} does not wait for ${needed.address}`;
        }
      }
    },
  },
  {
    name: 'deployments come after nodes',
    * violations(resources) {
      const group = resources.find(({ type }) => type === 'aws_eks_node_group');
      const addons = ['coredns', 'metrics-server', 'aws-ebs-csi-driver'].map((name) => addon(resources, name));
      for (const { address, depends_on: awaited = [] } of addons.filter(Boolean)) {
        if (group && !awaited.includes(withoutKey(group.address))) yield `${address} does not wait for nodes`;
      }
    },
  },
];

const addon = (resources, name) => resources.find(({ type, values }) => type === 'aws_eks_addon' && values.addon_name === name);

const withoutKey = (address) => address.replace(/\["[^"]*"\]$/, '');
