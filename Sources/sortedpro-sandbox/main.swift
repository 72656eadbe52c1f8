print("sortedpro-sandbox")
