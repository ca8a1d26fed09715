package dev.codementor.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.s3.S3Client;

/** What every store builds on, on whatever speaks S3. */
@ParameterizedClass
@MethodSource("dev.codementor.files.TestBucket#onEachServer")
class BucketFilesTest {

    private final TestBucket bucket;

    BucketFilesTest(TestBucket bucket) {
        this.bucket = bucket;
    }

    @BeforeParameterizedClassInvocation
    static void open(TestBucket bucket) {
        bucket.open();
    }

    @Test
    void listsKeysInTheirOrderAPageAtATime() {
        for (String name : new String[] {"b", "a", "d", "c"}) {
            bucket.files().put("listed/" + name, BucketFiles.JSON, new byte[0]);
        }
        bucket.files().put("listed-not/e", BucketFiles.JSON, new byte[0]);

        assertThat(bucket.files().keys("listed/", "listed/", 3)).containsExactly("listed/a", "listed/b", "listed/c");
        assertThat(bucket.files().keys("listed/", "listed/c", 3)).containsExactly("listed/d");
    }

    @Test
    void keepsTheTypeOfAnObject() {
        bucket.files().put("typed", BucketFiles.GZIP, "x".getBytes(StandardCharsets.UTF_8));

        assertThat(bucket.type("typed")).isEqualTo("application/gzip");
        assertThat(bucket.files().get("typed"))
                .hasValueSatisfying(read -> assertThat(read).asString().isEqualTo("x"));
        assertThat(bucket.files().get("nothing")).isEmpty();
    }

    @Test
    void readsNothingThatIsTooLarge() {
        bucket.put("large", new byte[1_100_000]);

        assertThatThrownBy(() -> bucket.files().get("large")).isInstanceOf(DamagedObjectException.class);
    }

    @Test
    void waitsForNoServerLongerThanItMay() throws IOException {
        HttpServer silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        silent.createContext(
                "/", exchange -> LockSupport.parkNanos(Duration.ofSeconds(20).toNanos()));
        silent.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        silent.start();
        URI endpoint = URI.create("http://127.0.0.1:" + silent.getAddress().getPort());
        try (S3Client client = S3Server.client(endpoint, "a", "b", "us-east-1")) {
            var settings = new FileStoreProperties.Files(1, DataSize.ofMegabytes(1), Duration.ofMillis(200));
            BucketFiles files = new BucketFiles(client, new FileStoreProperties("any", settings));

            long start = System.nanoTime();
            assertThatThrownBy(() -> files.put("k", BucketFiles.JSON, new byte[1]))
                    .isInstanceOf(StoreAwayException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        } finally {
            silent.stop(0);
        }
    }
}
