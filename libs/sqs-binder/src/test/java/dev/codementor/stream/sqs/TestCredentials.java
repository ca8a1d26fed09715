package dev.codementor.stream.sqs;

/** What an emulator accepts. */
final class TestCredentials {

    private TestCredentials() {}

    static void set() {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    static void setUnlessGiven() {
        if (System.getenv("AWS_ACCESS_KEY_ID") == null && System.getenv("AWS_PROFILE") == null) {
            set();
        }
    }
}
