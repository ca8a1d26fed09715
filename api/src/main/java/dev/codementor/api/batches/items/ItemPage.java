package dev.codementor.api.batches.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of a batch's items. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BatchItemPage")
record ItemPage(
        List<ItemView> items,

        @Schema(description = "Value of 'cursor' that continues the list; absent at its end") @Nullable
        String next) {}
