package dev.codementor.stream.sqs;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.slf4j.LoggerFactory;

/**
 * Runs against any server of SQS's protocol. Credentials and region come from the environment as the AWS SDK reads them; queues
 * whose names begin with {@code binder-} are created and deleted.
 */
class GivenEndpointTest extends SqsBinderContract {

    private static final String VARIABLE = "CODEMENTOR_TEST_SQS_ENDPOINT";

    @BeforeAll
    static void needsAnEndpoint() {
        String endpoint = System.getenv(VARIABLE);
        if (endpoint == null) {
            LoggerFactory.getLogger(GivenEndpointTest.class)
                    .warn("SKIPPED: the contract on a server of your choice; set {} to its URL to run it", VARIABLE);
        }
        assumeThat(endpoint).as(VARIABLE).isNotNull();
        TestCredentials.setUnlessGiven();
    }

    @Override
    URI endpoint() {
        return URI.create(System.getenv(VARIABLE));
    }
}
