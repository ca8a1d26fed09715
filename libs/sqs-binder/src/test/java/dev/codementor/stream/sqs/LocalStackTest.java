package dev.codementor.stream.sqs;

import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

@ExtendWith(SkipNotice.class)
@Testcontainers(disabledWithoutDocker = true)
class LocalStackTest extends SqsBinderContract {

    /** The last image that needs no account. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.12.0");

    @Container
    private static final LocalStackContainer LOCALSTACK = new LocalStackContainer(IMAGE).withServices("sqs");

    @BeforeAll
    static void signIn() {
        TestCredentials.set();
    }

    @Override
    URI endpoint() {
        return LOCALSTACK.getEndpoint();
    }
}
