package dev.codementor.embedded.issuer;

import com.sun.net.httpserver.HttpServer;
import dev.codementor.embedded.EmbeddedServerException;
import dev.codementor.embedded.Loopback;
import dev.codementor.embedded.PrivateFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An OpenID Connect issuer for one machine: services get tokens for their credentials, pages by the authorization code flow
 * with PKCE, programs from {@code POST /local/tokens}. Nobody needs a password, so it listens on loopback only and
 * serves no page from another origin.
 *
 * <p>It consists of Nimbus and the JDK's HTTP server, and starts in a few hundredths of a second. Spring Authorization
 * Server 7.1 took 0.8 to 1.5 s of CPU beside running Spring contexts and 4 s alone, and its auto-configuration would
 * apply to each of these contexts.
 */
public final class EmbeddedIssuer implements AutoCloseable {

    /** The client of services, which get the role {@code service}. */
    public static final String SERVICE_CLIENT = "codementor-service";

    /** The public client of pages on this machine. */
    public static final String PAGES_CLIENT = "codementor-pages";

    private static final String NAME = "The identity issuer";
    private static final int BACKLOG = 128;
    private static final Duration PAGE_VALIDITY = Duration.ofHours(12);

    private final HttpServer server;
    private final ExecutorService threads;
    private final URI issuer;
    private final TokenMint mint;
    private final String serviceSecret;

    private EmbeddedIssuer(
            HttpServer server, ExecutorService threads, URI issuer, TokenMint mint, String serviceSecret) {
        this.server = server;
        this.threads = threads;
        this.issuer = issuer;
        this.mint = mint;
        this.serviceSecret = serviceSecret;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param port 0 for any free port; tokens survive a restart only on the same port, because the port is part of the
     *     issuer's name
     * @param directory directory of the signing key and the services' secret; created when missing
     * @throws EmbeddedServerException if the port is taken or the directory cannot be used
     */
    public static EmbeddedIssuer start(int port, Path directory) {
        return start(port, directory, PAGE_VALIDITY);
    }

    /**
     * Does the same with another validity of the tokens for pages. The default is 12 hours.
     *
     * @param pageValidity at least a second
     */
    public static EmbeddedIssuer start(int port, Path directory, Duration pageValidity) {
        return start(port, directory, pageValidity, Clock.systemUTC());
    }

    static EmbeddedIssuer start(int port, Path directory, Duration pageValidity, Clock clock) {
        Path home = PrivateFile.directory(directory);
        String secret = PrivateFile.readOrCreate(home.resolve("service-secret"), PrivateFile::newPassword);
        int free = Loopback.freePort(port, NAME);
        URI issuer = Loopback.http(free);
        TokenMint mint = TokenMint.in(home.resolve("signing-key.json"), issuer.toString(), clock);
        var codes = new Codes(clock);
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(Loopback.HOST), free), BACKLOG);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext(
                    "/", new IssuerRoutes(issuer, mint, codes, new TokenEndpoint(mint, codes, pageValidity, secret)));
            server.start();
            return new EmbeddedIssuer(server, threads, issuer, mint, secret);
        } catch (IOException e) {
            throw Loopback.portTaken(free, NAME, e);
        }
    }

    /** The issuer's name and address, the value for {@code CODEMENTOR_OIDC_ISSUER}. */
    public URI issuer() {
        return issuer;
    }

    /** The secret of {@link #SERVICE_CLIENT}, random for each directory and stored in it. */
    public String serviceSecret() {
        return serviceSecret;
    }

    /**
     * A token for anyone.
     *
     * @param roles some of student, instructor, operator, operator-read, service
     * @param validity negative for a token that has already expired
     * @throws IllegalArgumentException for an unknown role, or a subject or course that is empty or has more than 100
     *     characters
     */
    public String token(String subject, Collection<String> roles, Collection<String> courses, Duration validity) {
        return mint.accessToken(Person.of(subject, roles, courses), validity);
    }

    /** Stops the issuer. Its tokens stay valid for programs that have the public key. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
