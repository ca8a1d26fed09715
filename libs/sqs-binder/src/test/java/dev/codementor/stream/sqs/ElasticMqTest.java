package dev.codementor.stream.sqs;

import dev.codementor.embedded.EmbeddedSqs;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ElasticMqTest extends SqsBinderContract {

    private static EmbeddedSqs sqs;

    @BeforeAll
    static void start() {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
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
