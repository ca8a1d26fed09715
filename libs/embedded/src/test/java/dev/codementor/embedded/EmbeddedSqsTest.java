package dev.codementor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class EmbeddedSqsTest {

    @Test
    void carriesMessage() {
        try (var sqs = EmbeddedSqs.start(0);
                var client = client(sqs)) {
            String queue = client.createQueue(request -> request.queueName("interactive"))
                    .queueUrl();

            client.sendMessage(
                    request -> request.queueUrl(queue).messageBody("job").messageGroupId("ada"));
            List<Message> received = client.receiveMessage(
                            request -> request.queueUrl(queue).waitTimeSeconds(5))
                    .messages();

            assertThat(URI.create(queue))
                    .hasHost("127.0.0.1")
                    .hasPort(sqs.endpoint().getPort());
            assertThat(received).extracting(Message::body).containsExactly("job");
        }
    }

    @Test
    void keepsTwoServersApart() {
        try (var one = EmbeddedSqs.start(0);
                var other = EmbeddedSqs.start(0);
                var client = client(one);
                var otherClient = client(other)) {
            client.createQueue(request -> request.queueName("interactive"));

            assertThat(otherClient.listQueues().queueUrls()).isEmpty();
        }
    }

    @Test
    void freesPortWhenClosed() {
        var first = EmbeddedSqs.start(0);
        int port = first.endpoint().getPort();
        first.close();

        try (var second = EmbeddedSqs.start(port)) {
            assertThat(second.endpoint()).hasPort(port);
        }
    }

    @Test
    void saysWhatToDoWhenPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral(Loopback.HOST))) {
            assertThatThrownBy(() -> EmbeddedSqs.start(taken.getLocalPort()))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("choose another port");
        }
    }

    private static SqsClient client(EmbeddedSqs sqs) {
        return SqsClient.builder()
                .endpointOverride(sqs.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
    }
}
