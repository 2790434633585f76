package io.swell.bench.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapHistogramTest {

    @Test
    void readsBytesByClass() {
        String text =
                """
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:         12345         987654  [B (java.base@17.0.15)
                   2:            10            240  io.swell.A
                   3:             1             16  io.swell.A$$Lambda$12/0x00007f
                   4:             2             32  io.swell.A$$Lambda$13/0x00007f
                Total         12356         987942
                """;
        assertThat(HeapHistogram.parse(text))
                .containsOnly(
                        java.util.Map.entry("[B", 987_654L),
                        java.util.Map.entry("io.swell.A", 240L),
                        java.util.Map.entry("io.swell.A$$Lambda", 48L));
    }

    @Test
    void knowsThisJvm() {
        assertThat(HeapHistogram.ofThisJvm()).containsKeys("[B", "java.lang.String");
    }
}
