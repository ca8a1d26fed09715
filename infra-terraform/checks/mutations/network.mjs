export default [
  {
    fails: "endpoints' private names must resolve",
    file: 'modules/network/vpc.tf',
    find: 'enable_dns_hostnames = true',
    replace: 'enable_dns_hostnames = false',
  },
];
