package io.swell.controller;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import akka.serialization.SerializationExtension;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.protocol.Term;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With names of 63 characters. A message above Artery's frame of 256 KiB is dropped, and with it all that it says. */
class TargetMemoryScaleTest {

    private static final int FRAME = 256 * 1_024;

    private final ControllerFixture cluster = new ControllerFixture();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aHundredThousandTargetsGrantedAtOnceAreRecalledFromShardsWellBelowAFrame() {
        Map<DeploymentId, Integer> granted = grant(100_000, 1);
        grant(5_000, 2).forEach(granted::put);

        assertThat(TargetRecallTest.recalled(cluster, new Term(9, 9))).isEqualTo(granted);
        int largest = largestShard();
        System.out.println("targets: largest of " + TargetMemory.SHARDS + " shards: " + largest + " bytes");
        assertThat(largest).isLessThan(FRAME / 2);
    }

    @Test
    void oneOfTenThousandTargetsIsAWriteOfFewKilobytes() {
        grant(10_000, 1);

        assertThat(largestShard()).isLessThan(16 * 1_024);
    }

    private Map<DeploymentId, Integer> grant(int count, int target) {
        TargetMemory memory = new TargetMemory(cluster.kit.system(), new Term(1, 1), Map.of());
        Map<DeploymentId, Integer> granted = new HashMap<>();
        Random random = new Random(7); // letters by chance, since shards are compressed
        for (int i = 0; i < count; i++) {
            String name = random.ints(63, 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            granted.put(new DeploymentId(name), target);
        }
        granted.forEach((id, its) -> memory.granted(id, its, null));
        memory.write();
        return granted;
    }

    private int largestShard() {
        int largest = 0;
        TestProbe<Object> answers = cluster.kit.createTestProbe(Object.class);
        for (Key<LWWMap<String, String>> key : TargetMemory.keys()) {
            DistributedData.get(cluster.kit.system())
                    .replicator()
                    .tell(new Replicator.Get<>(
                            key, Replicator.readLocal(), answers.getRef().narrow()));
            Object answer = answers.receiveMessage(Duration.ofSeconds(20));
            LWWMap<?, ?> shard = (LWWMap<?, ?>) ((Replicator.GetSuccess<?>) answer).dataValue();
            byte[] bytes = SerializationExtension.get(cluster.kit.system())
                    .serialize(shard)
                    .get();
            largest = Math.max(largest, bytes.length);
        }
        return largest;
    }
}
