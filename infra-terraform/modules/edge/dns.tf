locals {
  zone_id = var.zone_id == null ? aws_route53_zone.domain[0].zone_id : var.zone_id

  # Known before there is anything, unlike what the certificate asks for.
  hosts = toset(concat([var.domain], var.argocd_enabled ? ["argocd.${var.domain}"] : []))

}

resource "aws_route53_zone" "domain" {
  count = var.zone_id == null ? 1 : 0

  name    = var.domain
  comment = "CodeMentor, by Terraform"
}

resource "aws_route53_record" "hosts" {
  for_each = local.hosts

  zone_id = local.zone_id
  name    = each.key
  type    = "A"

  alias {
    name                   = aws_lb.edge.dns_name
    zone_id                = aws_lb.edge.zone_id
    evaluate_target_health = true
  }
}

# Only Amazon may issue certificates for these names. Records of other kinds need a zone of our own.
resource "aws_route53_record" "issuers" {
  count = var.zone_id == null ? 1 : 0

  zone_id = local.zone_id
  name    = var.domain
  type    = "CAA"
  ttl     = 3600
  records = ["0 issue \"amazon.com\"", "0 issuewild \";\""]
}
