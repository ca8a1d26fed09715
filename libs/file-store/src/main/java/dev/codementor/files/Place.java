package dev.codementor.files;

import org.springframework.core.NestedExceptionUtils;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Words for an operator: which bucket, where, and what S3 says of it. */
record Place(S3Client s3, String bucket) {

    /** The bucket and the variable that names it. */
    String name() {
        return "The bucket '" + bucket + "' (CODEMENTOR_BUCKET)";
    }

    /** Often the region or the server is what is wrong. */
    String where() {
        var configuration = s3.serviceClientConfiguration();
        return "in region " + configuration.region().id()
                + configuration.endpointOverride().map(at -> " at " + at).orElse("");
    }

    /** S3's own code and sentence, without the request's number; or why S3 was not reached. */
    static String reason(Throwable failure) {
        return switch (failure) {
            case S3Exception refusal -> reason(refusal);
            default -> NestedExceptionUtils.getMostSpecificCause(failure).toString();
        };
    }

    private static String reason(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null
                ? "status " + e.statusCode()
                : (details.errorCode() + ", " + details.errorMessage()).replaceFirst("\\.$", "");
    }

    StoreAwayException away(Throwable failure) {
        return away(reason(failure), failure);
    }

    StoreAwayException away(String reason, Throwable failure) {
        return new StoreAwayException(name() + " " + where() + " cannot be used: " + reason, failure);
    }
}
