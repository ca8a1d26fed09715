locals {
  sign_in = var.sso == null ? null : {
    "oidc.config" = yamlencode({
      name            = "University"
      issuer          = var.sso.issuer
      clientID        = var.sso.client_id
      clientSecret    = "$argocd-oidc:client_secret"
      requestedScopes = ["openid", "profile", "email"]
      # PKCE besides the secret: a stolen code is worth nothing.
      enablePKCEAuthentication = true
    })
  }

  # Nobody may do anything that is not written here.
  access = {
    "policy.default" = ""
    "scopes"         = "[${try(var.sso.claim, "roles")}]"
    "policy.csv" = join("\n", concat(
      [for value in try(var.sso.administrate, []) : "g, ${value}, role:admin"],
      [for value in try(var.sso.look, []) : "g, ${value}, role:readonly"],
      [""],
    ))
  }
}
