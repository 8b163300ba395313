-- What a resident waits for and a shut window keeps back, until whoever is answerable knows of it: they can ring.
CREATE INDEX delivery_windowless ON delivery (id) WHERE held = 'no-window' AND recipient = 'reporter' AND request IS NOT NULL AND weight IN ('critical', 'result', 'need') AND NOT told;
