package io.swell.bench.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One cell for programs: every contender with the figures of its run. */
public final class CellJson {

    private CellJson() {}

    /** Adds it to {@code json}. */
    public static void add(CellResult result, Map<String, Object> json) {
        Cell cell = result.cell();
        json.put("workload", cell.workload());
        json.put("coldStartSeconds", cell.coldStartSeconds());
        json.put("slots", cell.slots());
        json.put("sloSeconds", cell.sloSeconds());
        json.put("seed", cell.seed());
        json.put("swell", score(result.own()));
        json.put("stock", rivals(result.stock()));
        json.put("tuned", rivals(result.tuned()));
        json.put("fixed", result.fixed().map(CellJson::rival).orElse(Map.of()));
        result.bound().ifPresent(bound -> json.put("boundReplicaSeconds", bound));
        put(json, "bestTuned", result.bestTuned());
        put(json, "bestStock", result.bestStock());
        json.put("lost", result.isLost());
    }

    private static void put(Map<String, Object> json, String key, Optional<Rival> rival) {
        rival.ifPresent(best -> json.put(key, best.text()));
    }

    private static List<Object> rivals(List<Rival> rivals) {
        List<Object> json = new ArrayList<>();
        rivals.forEach(rival -> json.add(rival(rival)));
        return json;
    }

    private static Map<String, Object> rival(Rival rival) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", rival.name());
        json.put("setting", rival.setting());
        json.putAll(score(rival.score()));
        return json;
    }

    private static Map<String, Object> score(Score score) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("violationRate", score.late());
        json.put("replicaSeconds", score.cost());
        json.put("reversalsPerHour", score.reversalsPerHour());
        return json;
    }
}
