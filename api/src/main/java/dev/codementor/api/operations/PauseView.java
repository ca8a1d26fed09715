package dev.codementor.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.ledger.operations.Pause;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pause, without what is paused. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OperatorPause")
record PauseView(
        @Schema(description = "For the people who wait") @Nullable
        String reason,

        @Schema(description = "The operator") String by,
        Instant since) {

    static @Nullable PauseView of(Optional<Pause> pause) {
        return pause.map(p -> new PauseView(p.reason(), p.by(), p.at())).orElse(null);
    }
}
