package dev.codementor.embedded.issuer;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.codementor.embedded.LocalHosts;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes requests from programs and pages of this machine to the endpoints. */
final class IssuerRoutes implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerRoutes.class);
    private static final int LARGEST_BODY = 64 * 1024;

    private final URI issuer;
    private final TokenMint mint;
    private final AuthorizationEndpoint authorization;
    private final TokenEndpoint tokens;
    private final LocalTokens localTokens;

    IssuerRoutes(URI issuer, TokenMint mint, Codes codes, TokenEndpoint tokens) {
        this.issuer = issuer;
        this.mint = mint;
        this.authorization = new AuthorizationEndpoint(codes);
        this.tokens = tokens;
        this.localTokens = new LocalTokens(mint);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers request = exchange.getRequestHeaders();
            @Nullable String origin = request.getFirst("Origin");
            boolean local = LocalHosts.include(request.getFirst("Host")) && (origin == null || isLocal(origin));
            Reply reply =
                    local ? answer(exchange) : Reply.problem(403, "foreign", "This server only answers this machine.");
            Headers headers = exchange.getResponseHeaders();
            reply.headers().forEach(headers::set);
            headers.set("Vary", "Origin");
            if (local && origin != null) {
                headers.set("Access-Control-Allow-Origin", origin);
                headers.set("Access-Control-Allow-Methods", "GET, POST");
                headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type");
                headers.set("Access-Control-Max-Age", "600");
            }
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        } catch (RuntimeException e) {
            LOG.error("A request to the issuer failed; its connection is closed", e);
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            return Reply.problem(413, "too-large", "The body must be at most " + LARGEST_BODY + " bytes.");
        }
        String body = new String(bytes, StandardCharsets.UTF_8);
        Headers headers = exchange.getRequestHeaders();
        URI address = exchange.getRequestURI();
        String query = Objects.requireNonNullElse(address.getRawQuery(), "");
        return switch (exchange.getRequestMethod() + " " + address.getPath()) {
            case "GET /.well-known/openid-configuration" -> Reply.json(200, discovery());
            case "GET /oauth2/jwks" -> Reply.text(200, "application/jwk-set+json", mint.publicKeys());
            case "GET /oauth2/authorize" -> authorization.get(query);
            case "POST /oauth2/authorize" -> authorization.post(body);
            case "POST /oauth2/token" ->
                tokens.post(
                        issuer.resolve("/oauth2/token"),
                        headers.getFirst("Content-Type"),
                        headers.getFirst("Authorization"),
                        body);
            case "GET /oauth2/userinfo" -> userInfo(headers.getFirst("Authorization"));
            case "POST /local/tokens" -> localTokens.post(body);
            case "GET /issuer.css" -> WhoAreYouPage.style();
            case String other when other.startsWith("OPTIONS ") -> Reply.empty(204);
            default -> Reply.problem(404, "not-found", "There is nothing at this address.");
        };
    }

    private Reply userInfo(@Nullable String authorization) {
        String token = authorization != null && authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        return mint.verify(token)
                .map(JWTClaimsSet::toJSONObject)
                .map(claims -> Reply.json(200, claims))
                .orElseGet(() -> Reply.problem(401, "invalid-token", "The token is not valid."));
    }

    private Map<String, Object> discovery() {
        return Map.ofEntries(
                Map.entry("issuer", issuer.toString()),
                Map.entry("authorization_endpoint", issuer + "/oauth2/authorize"),
                Map.entry("token_endpoint", issuer + "/oauth2/token"),
                Map.entry("userinfo_endpoint", issuer + "/oauth2/userinfo"),
                Map.entry("jwks_uri", issuer + "/oauth2/jwks"),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry(
                        "grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials")),
                Map.entry("subject_types_supported", List.of("public")),
                Map.entry("id_token_signing_alg_values_supported", List.of(TokenMint.ALGORITHM.getName())),
                Map.entry("scopes_supported", List.of("openid", "offline_access")),
                Map.entry("code_challenge_methods_supported", List.of("S256")),
                Map.entry(
                        "token_endpoint_auth_methods_supported",
                        List.of("none", "client_secret_basic", "client_secret_post")),
                Map.entry("claims_supported", List.of("iss", "sub", "aud", "exp", "iat", "name", "roles", "courses")));
    }

    private static boolean isLocal(String origin) {
        try {
            URI address = URI.create(origin);
            return address.getAuthority() != null && LocalHosts.include(address.getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
