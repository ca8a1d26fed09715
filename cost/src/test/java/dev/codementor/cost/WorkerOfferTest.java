package dev.codementor.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WorkerOfferTest {

    @Test
    void costsItsMachineAndItsDisk() {
        WorkerOffer offer = WorkerOffer.of("qwen2.5-coder:1.5b", null, "us-east-1", null);

        assertThat(offer.instance()).isEqualTo("c7g.xlarge");
        double disk = offer.onDemandAnHour() - 0.145;
        assertThat(disk).isCloseTo(40 * 0.08 / 730, within(1e-9));
        assertThat(offer.spotAnHour()).isCloseTo(0.145 * 0.42 + disk, within(1e-9));
        assertThat(offer.verified()).isFalse();
    }

    @Test
    void namesWhatThereIs() {
        assertThatThrownBy(() -> WorkerOffer.of("gpt", null, "us-east-1", null))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("qwen2.5-coder:1.5b");
        assertThatThrownBy(() -> WorkerOffer.of("qwen2.5-coder:7b", "t2.nano", "us-east-1", null))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("c7g.2xlarge, m7g.xlarge");
    }
}
