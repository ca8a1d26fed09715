package dev.codementor.submissions;

import dev.codementor.contract.BatchId;

/** Where the objects of a batch are that are deleted with it. */
record UploadKeys(BatchId batch) {

    /** The beginning of the keys of all batches. */
    static final String ALL = "uploads/";

    /** The beginning of all that is deleted with the batch. */
    String uploads() {
        return ALL + "batch=" + batch + "/";
    }

    String original(int nth) {
        return uploads() + "original/" + nth + ".json.gz";
    }

    String blind(int nth) {
        return uploads() + "blind/" + nth + ".json.gz";
    }

    String request(int nth) {
        return uploads() + "request/" + nth + ".json.gz";
    }

    String roster() {
        return uploads() + "roster.csv.gz";
    }

    String rubric(String version) {
        return uploads() + "rubric-" + version + ".json";
    }
}
