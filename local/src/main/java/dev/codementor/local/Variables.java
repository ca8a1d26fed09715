package dev.codementor.local;

import dev.codementor.embedded.issuer.EmbeddedIssuer;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables by which the services find the embedded servers: the same in one JVM and in several. */
final class Variables {

    private Variables() {}

    static Map<String, String> of(EmbeddedServers servers, Choices settings) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_ACCESS_KEY_ID", servers.s3().accessKey());
        variables.put("AWS_SECRET_ACCESS_KEY", servers.s3().secretKey());
        variables.put("AWS_ENDPOINT_URL_SQS", servers.sqs().endpoint().toString());
        variables.put("AWS_ENDPOINT_URL_S3", servers.s3().endpoint().toString());
        variables.put("CODEMENTOR_BUCKET", EmbeddedServers.BUCKET);
        variables.put("CODEMENTOR_DATABASE_URL", servers.database().jdbcUrl());
        variables.put("CODEMENTOR_DATABASE_USER", servers.database().user());
        variables.put("CODEMENTOR_DATABASE_PASSWORD", servers.database().password());
        variables.put("CODEMENTOR_OIDC_ISSUER", servers.issuer().issuer().toString());
        variables.put("CODEMENTOR_SERVICE_CLIENT_ID", EmbeddedIssuer.SERVICE_CLIENT);
        variables.put("CODEMENTOR_SERVICE_CLIENT_SECRET", servers.issuer().serviceSecret());
        variables.put("CODEMENTOR_QUEUE_PROVISION", "create");
        variables.put("CODEMENTOR_DISPATCH_RESEND_ALL_AT_START", "true");
        variables.put("CODEMENTOR_PAGE_LOCAL_SIGN_IN", "true");
        if (!settings.ollamaVariable().contains("@")) {
            // With a user and a password, it stays where it was set: these variables are printed.
            variables.put("OLLAMA_HOST", settings.ollama().toString());
        }
        return variables;
    }

    /** The AWS SDK reads the process's environment, which a JVM cannot change, and these system properties. */
    static void useForAws(Map<String, String> variables) {
        Map.of(
                        "AWS_REGION", "aws.region",
                        "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
                        "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey",
                        "AWS_ENDPOINT_URL_SQS", "aws.endpointUrlSqs",
                        "AWS_ENDPOINT_URL_S3", "aws.endpointUrlS3")
                .forEach((variable, property) -> System.setProperty(property, variables.get(variable)));
    }
}
