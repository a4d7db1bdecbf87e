"""GenTwin chat: a conversational digital twin for IoT and smart-city networks."""
