package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageIdSetTest {

    private final MessageIdSet ids = new MessageIdSet();

    @Test
    void isASet() {
        Random random = new Random(1);
        Set<String> model = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            // ascending for the most part, as Xelion gives them away
            String id = Long.toString(random.nextInt(10) == 0 ? random.nextInt(1_000_000) : 2_045_000L + i);
            assertThat(ids.contains(id)).as(id).isEqualTo(model.contains(id));
            ids.add(id);
            model.add(id);
            ids.add(id);
        }
        assertThat(model).allMatch(ids::contains);
        for (int i = 0; i < 1_000_000; i += 7) {
            String id = Integer.toString(i);
            assertThat(ids.contains(id)).isEqualTo(model.contains(id));
        }
    }

    @Test
    void keepsIdsApartThatAreEqualAsNumbers() {
        List<String> alike = List.of(
                "7",
                "07",
                "007",
                "7 ",
                "+7",
                "-7",
                "",
                "0",
                "00",
                "-1",
                "9223372036854775807",
                "18446744073709551623",
                "x");
        for (String id : alike) {
            assertThat(ids.contains(id)).as(id).isFalse();
            ids.add(id);
        }
        assertThat(alike).allMatch(ids::contains);
    }
}
