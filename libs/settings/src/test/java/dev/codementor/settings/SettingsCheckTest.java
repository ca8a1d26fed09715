package dev.codementor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class SettingsCheckTest {

    private final Map<String, Object> variables =
            new HashMap<>(Map.of("CODEMENTOR_SHOP_ISSUER", "https://issuer.example"));

    @Test
    void findsNothingInSettingsThatAreRight() {
        variables.put("CODEMENTOR_SHOP_DRAIN", "5s");
        variables.put("CODEMENTOR_SHOP_LARGEST", "4MB");
        variables.put("CODEMENTOR_SHOP_SLOTS", "");

        assertThat(mistakes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DRAIN       | twenty   | a duration from 0s to 10m, such as 500ms, 20s or 5m.
        DRAIN       | 20m      | a duration from 0s to 10m, such as 500ms, 20s or 5m.
        LARGEST     | lots     | a size from 1KB to 100MB, such as 512KB or 4MB.
        LARGEST     | 1GB      | a size from 1KB to 100MB, such as 512KB or 4MB.
        SLOTS       | many     | a whole number from 1 to 1,000.
        SLOTS       | 0        | a whole number from 1 to 1,000.
        TEMPERATURE | 3        | a number from 0 to 2.
        PULL        | ja       | true or false.
        MISSING     | ignore   | fail or create.
        ISSUER      | a b      | the address of the issuer.
        PORT        | 70000    | a whole number from 0 to 65535.
        """)
    void saysWhatWasGivenAndWhatIsAllowed(String name, String given, String allowed) {
        variables.put("CODEMENTOR_SHOP_" + name, given);

        assertThat(mistakes())
                .containsExactly("CODEMENTOR_SHOP_" + name + " is '" + given + "', but must be " + allowed);
    }

    @Test
    void refusesADurationWithoutAUnit() {
        variables.put("CODEMENTOR_SHOP_DRAIN", "20");

        assertThat(mistakes())
                .containsExactly("CODEMENTOR_SHOP_DRAIN is '20', which has no unit: write 20s for seconds or 20ms for"
                        + " milliseconds. It must be a duration from 0s to 10m, such as 500ms, 20s or 5m.");
    }

    @Test
    void takesNothingWithoutAUnit() {
        variables.put("CODEMENTOR_SHOP_DRAIN", "0");

        assertThat(mistakes()).isEmpty();
    }

    @Test
    void refusesASizeWithoutAUnit() {
        variables.put("CODEMENTOR_SHOP_LARGEST", "2048");

        assertThat(mistakes()).singleElement().asString().contains("which has no unit: write 2048KB or 2048MB");
    }

    @Test
    void saysThatUnitsOfSizesAreInCapitals() {
        variables.put("CODEMENTOR_SHOP_LARGEST", "512kb");

        assertThat(mistakes()).singleElement().asString().contains("'512kb'").endsWith("Units are in capitals: 512KB.");
    }

    @Test
    void saysWhatIsMissing() {
        variables.remove("CODEMENTOR_SHOP_ISSUER");

        assertThat(mistakes())
                .containsExactly("CODEMENTOR_SHOP_ISSUER is missing; it must be the address of the issuer.");
    }

    @Test
    void findsAllMistakesAtOnce() {
        variables.put("CODEMENTOR_SHOP_DRAIN", "20");
        variables.put("CODEMENTOR_SHOP_SLOTS", "0");
        variables.put("CODEMENTOR_SHOP_PULL", "ja");

        assertThat(mistakes()).hasSize(3);
    }

    @Test
    void namesWhatIsWrongBetweenTwoSettings() {
        variables.put("CODEMENTOR_SHOP_LEAST", "9");

        assertThat(mistakes()).containsExactly("CODEMENTOR_SHOP_LEAST ('9') must be at most CODEMENTOR_SHOP_MOST.");
    }

    @Test
    void hidesSecretsAndLogins() {
        assertThat(new Given("X", "hunter2").shown(true)).doesNotContain("hunter2");
        assertThat(new Given("X", "jdbc:postgresql://ada:hunter2@host/db?password=hunter2&ssl=true").shown(false))
                .doesNotContain("hunter2")
                .contains("host/db")
                .contains("ssl=true");
    }

    @Test
    void usesTheNameOfAnArgument() {
        assertThat(mistakes("--codementor.shop.slots=0"))
                .singleElement()
                .asString()
                .startsWith("--codementor.shop.slots is '0'");
    }

    @Test
    void usesTheNameOfASystemProperty() {
        StandardEnvironment environment = environment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                        Map.of("codementor.shop.slots", "0")));

        assertThat(mistakes(environment)).singleElement().asString().startsWith("-Dcodementor.shop.slots is '0'");
    }

    @Test
    void usesTheNameBehindAPlaceholder() {
        StandardEnvironment environment = environment();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("file", Map.of("codementor.shop.slots", "${SHOP_HOST:7}")));
        assertThat(mistakes(environment)).isEmpty();

        variables.put("SHOP_HOST", "none");

        assertThat(mistakes(environment)).singleElement().asString().startsWith("SHOP_HOST is 'none'");
    }

    @Test
    void explainsKubernetesOwnVariable() {
        variables.put("CODEMENTOR_SHOP_PORT", "tcp://10.0.0.1:8080");
        variables.put("CODEMENTOR_SHOP_PORT_8080_TCP_ADDR", "10.0.0.1");

        assertThat(mistakes()).singleElement().asString().contains("enableServiceLinks: false");
    }

    @Test
    void saysWhichPortsAreTheSame() {
        variables.put("CODEMENTOR_SHOP_PORT", "45678");
        variables.put("CODEMENTOR_SHOP_OTHER_PORT", "45678");

        assertThat(mistakes())
                .containsExactly(
                        "CODEMENTOR_SHOP_PORT and CODEMENTOR_SHOP_OTHER_PORT are both 45678; each needs a port of its"
                                + " own.");
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            variables.put("CODEMENTOR_SHOP_PORT", String.valueOf(taken.getLocalPort()));

            assertThat(mistakes())
                    .singleElement()
                    .asString()
                    .startsWith("CODEMENTOR_SHOP_PORT is " + taken.getLocalPort() + ", but port " + taken.getLocalPort()
                            + " is taken; stop what listens there");
        }
    }

    @Test
    void refusesASlipAndOnlyWarnsOfWhatResemblesNothing() {
        variables.clear();
        variables.put("CODEMENTOR_WORKER_SLOT", "3");
        variables.put("CODEMENTOR_COLOUR_OF_THE_DOOR", "red");

        UnknownNames unknown = UnknownNames.in(environment(), Names.all(), Catalogue.of(Shop.class));

        assertThat(unknown.mistakes())
                .containsExactly(
                        "CODEMENTOR_WORKER_SLOT is not a setting; the nearest one is CODEMENTOR_WORKER_SLOTS.");
        assertThat(unknown.warnings())
                .containsExactly("CODEMENTOR_COLOUR_OF_THE_DOOR is not a setting of CodeMentor and has no effect.");
    }

    @Test
    void refusesASlipInAnArgument() {
        UnknownNames unknown =
                UnknownNames.in(environment("--codementor.worker.slot=3"), Names.all(), Catalogue.of(Shop.class));

        assertThat(unknown.mistakes())
                .containsExactly(
                        "--codementor.worker.slot is not a setting; the nearest one is CODEMENTOR_WORKER_SLOTS.");
    }

    private List<String> mistakes(String... arguments) {
        return mistakes(environment(arguments));
    }

    private static List<String> mistakes(StandardEnvironment environment) {
        return new SettingsCheck(environment, Catalogue.of(Shop.class), ComingValidator.begin()).mistakes();
    }

    private StandardEnvironment environment(String... arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        sources.addFirst(new SimpleCommandLinePropertySource(arguments));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    @Import(Counter.class)
    static class Shop {}

    @EnableConfigurationProperties(ShopProperties.class)
    static class Counter {}

    enum Missing {
        FAIL,
        CREATE
    }

    @ConfigurationProperties("codementor.shop")
    record ShopProperties(
            @DefaultValue("20s") @DurationMin @DurationMax(minutes = 10)
            Duration drain,

            @DefaultValue("512KB") @DataSizeBetween(least = "1KB", most = "100MB")
            DataSize largest,

            @Nullable @Min(1) @Max(1_000) Integer slots,

            @DefaultValue("0.2") @DecimalMin("0") @DecimalMax("2")
            double temperature,

            @DefaultValue("false") boolean pull,
            @DefaultValue("fail") Missing missing,
            @DefaultValue("a name") @NotBlank String name,

            @NotNull(message = "must be the address of the issuer")
            URI issuer,

            @DefaultValue("0") @ListeningPort int port,
            @DefaultValue("0") @ListeningPort int otherPort,
            @DefaultValue("1") int least,
            @DefaultValue("5") int most) {

        ShopProperties {
            if (least > most) {
                throw new IllegalArgumentException("codementor.shop.least must be at most codementor.shop.most");
            }
        }
    }
}
