package dev.codementor.files;

import dev.codementor.settings.CannotStart;
import dev.codementor.settings.StartCheck;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Looks whether the AWS SDK will find a region and credentials for SQS and S3. Whether they are right shows with the
 * first calls.
 */
public final class AwsCheck implements StartCheck {

    private static final List<String> REGION = List.of("AWS_REGION", "aws.region", "spring.cloud.aws.region.static");

    /** Each names credentials, or a place that has them. */
    private static final List<String> CREDENTIALS = List.of(
            "AWS_ACCESS_KEY_ID",
            "aws.accessKeyId",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "aws.webIdentityTokenFile",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "AWS_PROFILE",
            "aws.profile",
            "spring.cloud.aws.credentials.access-key",
            "spring.cloud.aws.credentials.profile.name",
            "spring.cloud.aws.credentials.sts.web-identity-token-file");

    private final BooleanSupplier regionElsewhere;
    private final BooleanSupplier credentialsElsewhere;

    public AwsCheck() {
        this(AwsCheck::findsRegion, AwsCheck::findsCredentials);
    }

    /** @param regionElsewhere whether a file or the machine knows the region; asked when no variable does, like the other */
    AwsCheck(BooleanSupplier regionElsewhere, BooleanSupplier credentialsElsewhere) {
        this.regionElsewhere = regionElsewhere;
        this.credentialsElsewhere = credentialsElsewhere;
    }

    @Override
    public void check(Environment environment, Consumer<String> notes) {
        List<String> missing = new ArrayList<>();
        if (!isSet(environment, REGION) && !regionElsewhere.getAsBoolean()) {
            missing.add("no region: set AWS_REGION");
        }
        if (!isSet(environment, CREDENTIALS) && !credentialsElsewhere.getAsBoolean()) {
            missing.add("no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the process a role");
        }
        if (!missing.isEmpty()) {
            throw CannotStart.untilChanged(
                    "The AWS SDK, which SQS and S3 need, finds " + String.join("; and it finds ", missing) + ".", null);
        }
    }

    private static boolean isSet(Environment environment, List<String> names) {
        return names.stream()
                .anyMatch(name -> !environment.getProperty(name, "").isBlank());
    }

    private static boolean findsRegion() {
        try {
            new DefaultAwsRegionProviderChain().getRegion();
            return true;
        } catch (SdkException e) {
            return false;
        }
    }

    /** A file is not read here; without one, only the machine's own role is left. */
    private static boolean findsCredentials() {
        if (Files.exists(ProfileFileLocation.credentialsFilePath())
                || Files.exists(ProfileFileLocation.configurationFilePath())) {
            return true;
        }
        try (InstanceProfileCredentialsProvider machine = InstanceProfileCredentialsProvider.create()) {
            machine.resolveCredentials();
            return true;
        } catch (SdkException e) {
            return false;
        }
    }
}
