package dev.codementor.queues;

import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** The name of a fair-queue group: always the same for the same owner, and without any person's name in it. */
final class GroupName {

    private GroupName() {}

    /** 43 characters of Base64, well below the 128 that SQS allows. */
    static String of(String owner) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(DigestUtils.sha256(owner));
    }
}
