package dev.codementor.cost;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one worker costs and how fast it is, for programs that reckon with workers themselves.
 *
 * @param readPerSecond tokens of a prompt that it reads in a second, alone
 * @param writePerSecond tokens of an answer that it writes in a second, alone
 * @param onDemandAnHour US dollars for an hour of its machine and its disk
 * @param spotAnHour the same on spot
 * @param verified whether somebody read all of these prices from a source for this region
 */
public record WorkerOffer(
        String model,
        String instance,
        String region,
        double readPerSecond,
        double writePerSecond,
        double onDemandAnHour,
        double spotAnHour,
        boolean verified) {

    /**
     * Reads {@code models.csv} and {@code prices.csv}.
     *
     * @param instance null for the model's first instance type
     * @param files the folder of edited files; null for those of the program
     * @throws BadInput when a file cannot be used, or does not have what was asked for
     */
    public static WorkerOffer of(String model, @Nullable String instance, String region, @Nullable Path files) {
        DataFiles data = files == null ? new DataFiles.Bundled() : new DataFiles.Folder(files);
        Worker worker = worker(Worker.read(data), model, instance);
        Prices prices = PriceList.read(data).in(region);
        String machine = "ec2." + worker.instance();
        Price disk = prices.of("ebs.gp3");
        double diskAnHour = WorkerLines.DISK_GB * disk.dollars() / Period.HOURS_A_MONTH;
        Price spot = prices.of(machine, Purchase.SPOT);
        return new WorkerOffer(
                worker.model(),
                worker.instance(),
                region,
                worker.readPerSecond(),
                worker.writePerSecond(),
                prices.of(machine, Purchase.ON_DEMAND).dollars() + diskAnHour,
                spot.dollars() + diskAnHour,
                spot.verified() && disk.verified());
    }

    private static Worker worker(List<Worker> workers, String model, @Nullable String instance) {
        List<Worker> able =
                workers.stream().filter(worker -> worker.model().equals(model)).toList();
        if (able.isEmpty()) {
            throw new BadInput("--model must be one of %s: %s"
                    .formatted(
                            workers.stream().map(Worker::model).distinct().collect(Collectors.joining(", ")), model));
        }
        return able.stream()
                .filter(worker -> instance == null || worker.instance().equals(instance))
                .findFirst()
                .orElseThrow(() -> new BadInput("--instance must be one that %s has for the model (%s): %s"
                        .formatted(
                                Worker.FILE,
                                able.stream().map(Worker::instance).collect(Collectors.joining(", ")),
                                instance)));
    }
}
