package io.rollcall.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rollcall.directory.Carrier;
import io.rollcall.directory.Directory;
import io.rollcall.testing.Call;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FormsOfTheDocumentTest {
    /** Both forms are checked in: what is changed in one has to be changed in the other. */
    @Test
    void jsonAndYamlSayTheSame() throws IOException {
        Directory directory = Directory.get();
        JsonNode json = directory
                .send(Carrier.NETTY, Call.get("/openapi.json"))
                .expect(200)
                .json();
        String yaml = directory
                .send(Carrier.NETTY, Call.get("/openapi.yaml"))
                .expect(200)
                .text();
        assertEquals(new YAMLMapper().readTree(yaml), json);
    }
}
