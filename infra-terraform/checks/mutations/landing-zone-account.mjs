const account = (file, fails, find, replace) => ({ fails, file: `modules/landing-zone-account/${file}`, find, replace });

export default [
  account('defaults.tf', 'no bucket of the account may become public', 'block_public_policy     = true', 'block_public_policy     = false'),
  account('defaults.tf', 'volumes must be encrypted where nobody said so', 'enabled = true', 'enabled = false'),
  account('defaults.tf', 'no snapshot and no image may become public', '"block-all-sharing"', '"unblocked"'),
  account('defaults.tf', 'instances must hand out credentials for a token only', '"required"', '"optional"'),
  account('recorder.tf', 'everything must be recorded, as often as it was wanted', 'upper(var.recording)', '"DAILY"'),
  account('recorder.tf', 'records must go where the security account lets them', 's3_key_prefix  = "config"', 's3_key_prefix  = "other"'),
  account('variables.tf', 'The checkable object, var.security_contact, was expected', ' && can(regex("^\\\\+[0-9 ()-]{5,20}$", var.security_contact.phone))', ''),
];
