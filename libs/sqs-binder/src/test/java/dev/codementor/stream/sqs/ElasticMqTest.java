package dev.codementor.stream.sqs;

import dev.codementor.embedded.EmbeddedSqs;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ElasticMqTest extends SqsBinderContract {

    private static EmbeddedSqs sqs;

    @BeforeAll
    static void start() {
        TestCredentials.set();
        sqs = EmbeddedSqs.start(0);
    }

    @AfterAll
    static void stop() {
        sqs.close();
    }

    @Override
    URI endpoint() {
        return sqs.endpoint();
    }
}
